describe('lists that are expected', () => {
  it('are as long as those that are there, whatever lies in them', () => {
    expect([1, undefined]).not.toEqual([1]);
    expect([]).not.toEqual([undefined]);
    expect({ some: [[1, undefined]] }).not.toEqual({ some: [[1]] });
    expect({ some: [1, undefined], more: 1 }).not.toMatchObject({ some: [1] });
    expect([[undefined]]).not.toContainEqual([]);
  });

  it('may leave out members that are undefined', () => {
    expect([{ one: 1, other: undefined }]).toEqual([{ one: 1 }]);
    expect([1, 2]).toEqual(expect.arrayContaining([2]));
  });
});
